<#import "components/layout.ftl" as layout>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<dl class="terms">
<#list items as item><div><dt><a href="${href(item.address)}">${item.name}</a></dt><dd>${item.summary}</dd></div></#list>
</dl>
</@layout.frame>
