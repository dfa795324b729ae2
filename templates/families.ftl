<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<@parts.rebuilt/>
<@parts.leaves of=leaf/>
<ul class="families">
<#list leaf.rows as item>
<li><h2><a href="${href(item.address)}">${item.family.name}</a></h2>
<p class="meta">${item.family.organisation}<#if item.since != ""> · ${date(item.since)}</#if> · ${n("families.models", item.count)}</p>
<p class="names"><#list item.models as row><a href="${href(row.address)}">${row.name}</a><#sep>${t("comma")}</#list><#if item.count gt item.models?size>${t("comma")}<a href="${href(item.address)}#models">${n("leaf.more", item.count - item.models?size)}</a></#if></p></li>
</#list>
</ul>
</@layout.frame>
