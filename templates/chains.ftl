<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#macro who row><p class="who"><a href="${href(row.address)}">${row.name}</a> <span class="meta">${row.organisation} · ${date(row.released)}<#if row.parameters gt 0> · ${short(row.parameters)}</#if></span><#if row.paper> <small class="tag">${t("paper-only")}</small></#if></p></#macro>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p></header>
<@parts.rebuilt/>
<p class="note">${t("chains.note")}</p>
<@parts.knownLegend/>
<#list chains as chain>
<@parts.section id=chain.id title=chain.title>
<ol class="chain">
<li><@who row=chain.start/></li>
<#list chain.steps as step>
<li>
<div class="step">
<p class="lines"><a href="${href(step.diff)}"><#if step.identical>${t("chains.identical")}<#else>${step.distance}</#if></a></p>
<#if step.changed?has_content><ul><#list step.changed as line><li><@parts.level word=line.level name=line.levelName/> <b>${line.subject}</b>${t("colon")}<@parts.value fact=line.a/> <span aria-hidden="true">→</span><span class="sr">${t("to")}</span> <@parts.value fact=line.b/></li></#list></ul></#if>
<#if step.open?has_content><details class="fold"><summary>${t("chains.open.show")}</summary><ul><#list step.open as line><li><b>${line.subject}</b>${t("colon")}<@parts.value fact=line.a/> <span aria-hidden="true">→</span><span class="sr">${t("to")}</span> <@parts.value fact=line.b/></li></#list></ul></details></#if>
</div>
<@who row=step.to/>
</li>
</#list>
</ol>
</@parts.section>
</#list>
</@layout.frame>
