<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#macro head key class=""><th scope="col"<#if class != ""> class="${class}"</#if><#if order == key> aria-sort="<#if key == 'name' || key == 'family'>ascending<#else>descending</#if>"</#if>><#if order == key>${t("models.by." + key)} <span aria-hidden="true"><#if key == 'name' || key == 'family'>↑<#else>↓</#if></span><#else><a href="${href(orders[key])}">${t("models.by." + key)}</a></#if></th></#macro>
<#assign sorted><#if order != "released">${t("models.by." + order)}</#if></#assign>
<@layout.frame kind="wide" tab=sorted?markup_string>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<@parts.rebuilt/>
<@parts.leaves of=leaf/>
<@parts.table label=page.title class="models">
<thead><tr><@head key="name"/><@head key="family"/><th scope="col">${t("models.organisation")}</th><@head key="released"/><@head key="parameters" class="number"/><@head key="lines"/></tr></thead>
<tbody>
<#list leaf.rows as row>
<tr><th scope="row"><a href="${href(row.address)}">${row.name}</a><#if row.paper> <small class="tag">${t("paper-only")}</small></#if></th><td><#if row.familyAddress??><a href="${href(row.familyAddress)}">${row.family}</a><#else>${row.family}</#if></td><td>${row.organisation}</td><td class="date">${row.released}</td><td class="number"><#if row.parameters gt 0>${short(row.parameters)}<#else>–</#if></td><td><@parts.apart row=row/></td></tr>
</#list>
</tbody>
</@parts.table>
<@parts.leaves of=leaf/>
<p class="note">${t("models.note")}</p>
</@layout.frame>
