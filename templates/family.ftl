<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame tree=true tab=t("search.kind.family")>
<header class="page"><p class="eyebrow"><a href="${href('families/')}">${t("menu.families")}</a> · ${item.family.organisation}</p><h1>${page.title}</h1></header>
<@parts.rebuilt/>
<#if leaf.first>
<@parts.words of=item.family.words/>
<@parts.tree id="tree" title=t("family.tree") of=tree/>
</#if>
<#if leaf.rows?has_content>
<@parts.section id="models" title=t("family.models")>
<@parts.leaves of=leaf/>
<@parts.table label=t("family.models") class="models">
<thead><tr><th scope="col">${t("models.by.name")}</th><th scope="col">${t("models.by.released")}</th><th scope="col" class="number">${t("models.by.parameters")}</th><th scope="col">${t("models.by.lines")}</th></tr></thead>
<tbody>
<#list leaf.rows as row><tr><th scope="row"><a href="${href(row.address)}">${row.name}</a><#if row.paper> <small class="tag">${t("paper-only")}</small></#if></th><td class="date">${row.released}</td><td class="number"><#if row.parameters gt 0>${short(row.parameters)}<#else>–</#if></td><td><@parts.apart row=row/></td></tr></#list>
</tbody>
</@parts.table>
</@parts.section>
</#if>
</@layout.frame>
