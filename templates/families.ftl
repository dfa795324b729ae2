<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<@parts.rebuilt/>
<ul class="families">
<#list items as item>
<li><h2><a href="${href(item.address)}">${item.family.name}</a></h2>
<p class="meta">${item.family.organisation}<#if item.since != ""> · ${date(item.since)}</#if> · ${n("families.models", item.models?size)}</p>
<p class="names"><#list item.models as row><a href="${href(row.address)}">${row.name}</a><#sep>${t("comma")}</#list></p></li>
</#list>
</ul>
</@layout.frame>
