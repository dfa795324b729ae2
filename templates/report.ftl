<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<@layout.frame>
<header class="page"><h1>${page.title}</h1><p class="lead">${page.summary}</p>
<p class="counts"><#list counts as count><span><b>${count.number}</b> ${t("report.state." + count.state)}</span> </#list></p>
<p class="more"><a href="${href('disputes/')}">${t("menu.disputes")}</a> · <a href="${href('changes/')}">${t("menu.changes")}</a></p></header>
<#assign unreached = leaf.rows?filter(s -> s.away??)>
<#if unreached?has_content>
<@parts.section id="unreached" title=t("report.unreached")>
<ul class="findings"><#list unreached as s><li><a href="${href(s.row.address)}">${s.row.name}</a>${t("colon")}<b>${t("report.away", "date", s.away.since)}</b>${t("colon")}${s.away.cause.message} <small><code>${s.away.cause.rule}</code><#if s.state == "reconstructed"> ${t("report.away.rebuilt")}<#elseif s.state != "unread"> ${t("report.away.shown")}</#if></small></li></#list></ul>
</@parts.section>
</#if>
<#if first?has_content>
<@parts.section id="first" title=t("report.first") note=t("report.first.note")>
<#assign wrong = first?filter(f -> !f.all)>
<#assign right = first?filter(f -> f.all)>
<#if wrong?has_content>
<ul class="findings"><#list wrong as f><li><details class="fold"><summary><a href="${href(f.row.address)}">${f.row.name}</a>${t("colon")}${f.confirmed.brief}</summary><@parts.confirmed of=f.confirmed/></details></li></#list></ul>
</#if>
<#if right?has_content>
<details class="fold"><summary>${n("report.first.right", right?size)}</summary><p><#list right as f><a href="${href(f.row.address)}">${f.row.name}</a><#sep>${t("comma")}</#list></p></details>
</#if>
</@parts.section>
</#if>
<@parts.section id="sources" title=t("report.sources")>
<@parts.leaves of=leaf/>
<@parts.table label=t("report.sources") class="models">
<thead><tr><th scope="col">${t("models.by.name")}</th><th scope="col">${t("report.state")}</th><th scope="col">${t("report.date")}</th><th scope="col">${t("report.smoke")}</th><th scope="col" class="number">${t("report.errors")}</th><th scope="col" class="number">${t("report.warnings")}</th><th scope="col">${t("report.source")}</th></tr></thead>
<tbody><#list leaf.rows as s><tr class="state-${s.state}"><th scope="row"><a href="${href(s.row.address)}">${s.row.name}</a></th><td class="date"><span aria-hidden="true"><#switch s.state><#case "unread">✕<#break><#case "undescribed">△<#break><#case "reconstructed">◌<#break><#case "live">●<#break><#default>¶</#switch></span> ${t("report.state." + s.state)}</td><td class="date<#if s.date == ""> nil</#if>"><#if s.date != "">${s.date?keep_before("T")}<#else>–</#if></td><td class="date<#if s.smoke == ""> nil</#if>"><#if s.smoke != ""><#if s.smoke == "failed">✕ </#if><a href="${href(s.row.address)}#smoke">${t("smoke." + s.smoke)}</a><#else>–</#if></td><td class="number<#if s.errors == 0> nil</#if>" data-of="${t('report.errors')}"><#if s.errors gt 0><a href="#odd"><b>${s.errors}</b></a><#else>0</#if></td><td class="number<#if s.warnings == 0> nil</#if>" data-of="${t('report.warnings')}"><#if s.warnings gt 0><a href="#odd">${s.warnings}</a><#else>0</#if></td><td class="source"><#if s.url != ""><a class="out" href="${s.url}">${s.url?keep_after("//")}</a><#else>–</#if></td></tr></#list></tbody>
</@parts.table>
</@parts.section>
<@parts.section id="odd" title=t("report.odd")>
<#if odd?has_content>
<ul class="findings"><#list odd as o><li class="severity-${o.finding.severity}"><span class="tag">${t("severity." + o.finding.severity)}</span> <a href="${href(o.row.address)}">${o.row.name}</a>${t("colon")}${o.finding.message} <small><code>${o.finding.rule}</code> ${o.finding.hint}</small></li></#list></ul>
<#else><p>${t("report.odd.none")}</p></#if>
</@parts.section>
</@layout.frame>
