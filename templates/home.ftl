<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame kind="home" tree=true>
<header class="hero">
<h1>${site.tagline}</h1>
<#if opening??><p class="opening"><a href="${href(opening.address)}">${opening.name}</a>${t("colon")}${opening.summary}</p></#if>
<p class="lead">${lead}</p>
<p class="counts"><a href="${href('models/')}"><b>${models}</b> ${t("home.models")}</a> <a href="${href('families/')}"><b>${families}</b> ${t("home.families")}</a> <a href="${href('diff/')}"><b>${comparisons}</b> ${t("home.comparisons")}</a></p>
</header>
<@parts.tree class="bleed" id="tree" title=t("home.tree") of=tree/>
<details class="fold"><summary>${t("home.tree.list")}</summary>${draw(treeList)}</details>
<#if curated?has_content>
<@parts.section id="argued" title=t("home.curated")>
<ul class="comparisons">
<#list curated as item><@parts.comparison item=item/></#list>
</ul>
<p class="more"><a href="${href('diff/')}">${t("home.all-comparisons")}</a></p>
</@parts.section>
</#if>
<#if articles?has_content>
<@parts.section id="read" title=t("home.articles")>
<ul class="texts">
<#list articles as item><li><a href="${href(item.address)}">${item.name}</a><p>${item.summary}</p></li></#list>
</ul>
</@parts.section>
</#if>
<@parts.section id="newest" title=t("home.newest")>
<ul class="cards">
<#list newest as row><li><a href="${href(row.address)}">${row.name}</a> <span>${row.organisation} · ${date(row.released)}<#if row.parameters gt 0> · ${short(row.parameters)}</#if></span></li></#list>
</ul>
</@parts.section>
</@layout.frame>
