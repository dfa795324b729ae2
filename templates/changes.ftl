<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#macro named of><#if of.address??><a href="${href(of.address)}">${of.name}</a><#else>${of.name}</#if></#macro>
<@layout.frame feed="changes.xml">
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p>
<p class="note">${t("changes.note")}${t("gap")}<a href="${asset(lang?lower_case + '/changes.xml')}">${t("foot.feed")}</a></p></header>
<@parts.leaves of=leaf/>
<#list days as day>
<@parts.section id=day.date title=date(day.date)>
<#list day.groups as group>
<div class="news">
<#if group.models?size == 1><#if group.models[0].name != ""><h3><@named of=group.models[0]/></h3></#if><#else><h3>${n("changes.models", group.models?size)}</h3></#if>
<#list group.lines as line>
<#list line.sentences as sentence>
<p><#if line.address??><a href="${href(line.address)}">${sentence}</a><#else>${sentence}</#if><#if sentence?is_first && line.url != "">${t("gap")}<a class="out" href="${line.url}"><code>${line.commit}</code></a><#elseif sentence?is_first && line.commit != "">${t("gap")}<code>${line.commit}</code></#if></p>
</#list>
<#if line.values?has_content>
<details class="fold"<#if line.values?size lte 3> open</#if>><summary>${line.counted}</summary>
<@parts.changes values=line.values label=t("changes.title")/>
<#if line.more gt 0><p class="note">${n("changes.more", line.more)}</p></#if></details>
</#if>
</#list>
<#if group.models?size gt 1><ul class="names"><#list group.models as model><li><@named of=model/></li></#list></ul></#if>
</div>
</#list>
</@parts.section>
<#else>
<p>${t("changes.nothing")}</p>
</#list>
<@parts.leaves of=leaf/>
<p class="note">${reach}</p>
</@layout.frame>
