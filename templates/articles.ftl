<#import "components/layout.ftl" as layout>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<ul class="texts">
<#list items as item><li><a href="${href(item.address)}">${item.name}</a><p>${item.summary}</p><p class="meta"><time datetime="${item.date}">${date(item.date)}</time></p></li></#list>
</ul>
</@layout.frame>
