<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#macro groups of>
<#list of as group>
<article class="group" id="${group.id}">
<h3><a href="#${group.id}">${n("twins.group", group.count, "name", group.members[0].name)}</a></h3>
<p class="listed"><#list group.listing as line><span>${line.subject} <b>${line.a}</b></span> </#list></p>
<#if group.unlisted?has_content><details class="fold unlisted"><summary>${t("twins.unlisted")}${t("colon")}<#list group.unlisted as apart>${apart.name}<#sep>${t("comma")}</#list></summary>
<@parts.table label=t("twins.unlisted")>
<tbody><#list group.unlisted as apart><tr><th scope="row">${apart.name}</th><td><ul><#list apart.values as value><li><#if value.unknown><i class="unknown">${value.text}</i><#else><b>${value.text}</b></#if>${t("colon")}<#list value.members as member>${member}<#sep>${t("comma")}</#list><#if value.more gt 0>${t("comma")}${n("leaf.more", value.more)}</#if></li></#list></ul></td></tr></#list></tbody>
</@parts.table>
</details><#else><p class="note">${t("twins.unlisted.none")}</p></#if>
<ol class="members"><#list group.members as row><li><a href="${href(row.address)}">${row.name}</a> <span>${row.organisation}<br>${date(row.released)}<#if row.parameters gt 0> · ${short(row.parameters)}</#if></span></li></#list></ol><#if group.count gt group.members?size><p class="note">${n("leaf.rest", group.count - group.members?size)}${t("gap")}<a href="${href('data/')}">${t("menu.data")}</a></p></#if>
</article>
</#list>
</#macro>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<@parts.rebuilt/>
<p class="note">${t("twins.note")}</p>
<@parts.leaves of=leaf/>
<#if identical?has_content || leaf.first>
<@parts.section id="identical" title=t("twins.identical") note=t("twins.identical.note")><@groups of=identical/></@parts.section>
</#if>
<#if designs?has_content || leaf.of == 1>
<@parts.section id="designs" title=t("twins.designs") note=t("twins.designs.note")><@groups of=designs/></@parts.section>
</#if>
</@layout.frame>
