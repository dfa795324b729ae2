<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<p class="more"><a href="${href('compare/')}">${t("compare.title")}</a></p>
<@parts.rebuilt/>
<ul class="comparisons">
<#list items as item><@parts.comparison item=item/></#list>
</ul>
</@layout.frame>
