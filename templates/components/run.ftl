<#import "parts.ftl" as parts>
<#-- What running the description of a model showed, and what the run would have noticed. -->
<#macro section of>
<#local r = of.result>
<@parts.section id="smoke" title=t("model.smoke") note=t("smoke.note." + r.scope?lower_case)>
<p><span class="tag">${t("smoke." + r.verdict)}</span> ${r.reason}</p>
<#if r.failure??><p>${t("smoke.failure", "layer", r.failure.layer + 1, "step", r.failure.step)}</p></#if>
<#if r.checks?has_content><p><small><#list r.checks as check><#if check.passed>✓<#else>✗</#if> ${t("smoke.check." + check.name)}<#sep>${t("semicolon")}</#list></small></p></#if>
<#if of.changes?has_content>
<p><#if of.noticed == of.changes?size>${t("smoke.exercised.all", "count", of.noticed)}<#else>${t("smoke.exercised.some", "count", of.changes?size, "noticed", of.noticed)}</#if></p>
<details class="fold"><summary>${t("smoke.changes")}</summary>
<p>${t("smoke.changes.note")}</p>
<@parts.table label=t("smoke.changes")>
<thead><tr><th scope="col">${t("smoke.changed")}</th><th scope="col">${t("smoke.noticed")}</th><th scope="col" class="number">${t("smoke.moved")}</th></tr></thead>
<tbody><#list of.changes as change><tr><th scope="row">${change.name}</th><td><#if change.noticed>✓ ${t("smoke.noticed.yes")}<#else>○ ${t("smoke.noticed.no")}<#if change.why??><br><small>${change.why}</small></#if></#if></td><td class="number"><#if change.moved == "">${t("smoke.moved.breaks")}<#else>${change.moved}</#if></td></tr></#list></tbody>
</@parts.table>
<p><small>${t("smoke.cost", "layers", r.layersReached, "tokens", r.tokens, "memory", bytes(r.peakBytes), "time", t("smoke.time." + r.timeClass))}</small></p>
</details>
</#if>
</@parts.section>
</#macro>
