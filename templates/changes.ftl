<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame feed="changes.xml">
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p>
<p class="note">${t("changes.note")}${t("gap")}<a href="${asset(lang?lower_case + '/changes.xml')}">${t("foot.feed")}</a></p></header>
<@parts.leaves of=leaf/>
<#list days as day>
<@parts.section id=day.date title=date(day.date)>
<#list day.models as model>
<div class="news">
<#if model.name != ""><h3><#if model.address??><a href="${href(model.address)}">${model.name}</a><#else>${model.name}</#if></h3></#if>
<#list model.lines as line>
<#list line.sentences as sentence>
<p><#if line.address??><a href="${href(line.address)}">${sentence}</a><#else>${sentence}</#if><#if sentence?is_first && line.url != "">${t("gap")}<a class="out" href="${line.url}"><code>${line.commit}</code></a><#elseif sentence?is_first && line.commit != "">${t("gap")}<code>${line.commit}</code></#if></p>
</#list>
<#if line.values?has_content>
<details class="fold"<#if line.values?size lte 3> open</#if>><summary>${line.counted}</summary>
<@parts.changes values=line.values label=t("changes.title")/>
<#if line.more gt 0><p class="note">${n("changes.more", line.more)}</p></#if></details>
</#if>
</#list>
</div>
</#list>
</@parts.section>
<#else>
<p>${t("changes.nothing")}</p>
</#list>
<@parts.leaves of=leaf/>
<p class="note">${reach}</p>
</@layout.frame>
