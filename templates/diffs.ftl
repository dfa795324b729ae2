<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<p class="more"><a href="${href('compare/')}">${t("compare.title")}</a></p>
<@parts.rebuilt/>
<@parts.leaves of=leaf/>
<ul class="comparisons">
<#list leaf.rows as item><@parts.comparison item=item/></#list>
</ul>
<@parts.leaves of=leaf/>
</@layout.frame>
