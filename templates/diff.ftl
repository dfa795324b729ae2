<#import "components/layout.ftl" as layout>
<#import "components/parts.ftl" as parts>
<#import "components/pair.ftl" as pair>
<#assign linkA><@pair.side row=a/></#assign>
<#assign linkB><@pair.side row=b/></#assign>
<#macro rows of label>
<@pair.changes label=label a=a.name b=b.name>
<#list of as row>
<#local from><@pair.value fact=row.a/></#local>
<#local to><@pair.value fact=row.b/></#local>
<@pair.change open=row.open subject=row.subject level=row.level levelName=row.levelName a=from b=to/>
</#list>
</@pair.changes>
</#macro>
<#macro names of label><@pair.names label=label a=a.name b=b.name><#list of as r><@pair.name role=r.role a=r.a b=r.b/></#list></@pair.names></#macro>
<#macro named id of title note label>
<#if of?has_content>
<@parts.section id=id title=title note=note>
<#if of?size gt fold><@pair.folded><@names of=of label=label/></@pair.folded><#else><@names of=of label=label/></#if>
</@parts.section>
</#if>
</#macro>
<@layout.frame kind="diff">
<@pair.head a=linkA b=linkB claimed=claimed sentence=sentence/>
<@pair.answers>
<@parts.answer question="design" value=compared.verdict.design/>
<@parts.answer question="shape" value=compared.verdict.shape/>
<@parts.answer question="weights" value=compared.verdict.weights.undecided?then("open", compared.verdict.weights.answer) note=weights/>
</@pair.answers>
<@parts.rebuilt/>
<@pair.listing a=a.name b=b.name; part>
<#if part == "lines">
<#list listing as row>
<#assign from><@pair.words of=row.a known=row.knownA!""/></#assign>
<#assign to><@pair.words of=row.b known=row.knownB!""/></#assign>
<@pair.line state=row.state subject=row.subject a=from b=to/>
</#list>
<#else>
<#list besideA as sentence><@pair.beside name=a.name sentence=sentence/></#list>
<#list besideB as sentence><@pair.beside name=b.name sentence=sentence/></#list>
</#if>
</@pair.listing>
<@parts.section id="figure" title=t("figure.title") note=t("figure.note")>
<div class="figures">${draw(figure)}</div>
<#if figureFile><p class="own"><@parts.figureFile/></p></#if>
</@parts.section>
<@named id="renames" of=renames title=n("diff.renames", renames?size) note=t("diff.renames.note." + compared.verdict.weights.numbers) label=t("diff.renames.table")/>
<@named id="fusions" of=fusions title=n("diff.fusions", fusions?size) note=t("diff.fusions.note." + compared.verdict.weights.numbers) label=t("diff.fusions.table")/>
<#if tensors?has_content>
<#macro stored of=""><#if of?is_string><@pair.storedNone/><#else><@pair.stored pattern=of.pattern dtype=of.dtype shape=of.shape count=num(of.count)/></#if></#macro>
<#assign sideA><@pair.tensorSide name=a.name rebuilt=rebuiltA/></#assign>
<#assign sideB><@pair.tensorSide name=b.name rebuilt=rebuiltB/></#assign>
<@pair.tensors count=n("diff.tensors.count", tensors?size) counts=tensorCounts a=sideA b=sideB>
<#list tensors as row>
<#assign from><@stored of=row.a!""/></#assign>
<#assign to><@stored of=row.b!""/></#assign>
<#assign words><#list row.changes as change><@pair.tensorChange change=change/></#list></#assign>
<@pair.tensorRow role=row.role words=words a=from b=to/>
</#list>
</@pair.tensors>
</#if>
<@parts.section id="differences" title=t("diff.differences")>
<#if first?has_content>
<@rows of=first label=t("diff.differences.table")/>
<#if rest?has_content><@pair.rest count=n("diff.rest", rest?size)><@rows of=rest label=t("diff.rest.table")/></@pair.rest></#if>
<@pair.legend/>
<#else><@pair.nothing/></#if>
</@parts.section>
<#if config?has_content>
<@pair.config count=n("diff.config.count", config?size) a=a.name b=b.name>
<#list config as row>
<#assign from><@pair.raw of=row.a/></#assign>
<#assign to><@pair.raw of=row.b/></#assign>
<@pair.key name=row.key a=from b=to/>
</#list>
</@pair.config>
</#if>
<@pair.evidence>
<#list compared.verdict.evidence as piece><@pair.piece kind=piece.kind sentence=piece.sentence source=piece.source/></#list>
</@pair.evidence>
<#if compared.beside?has_content>
<@parts.section id="beside-weights" title=t("diff.beside") note=t("diff.beside.note")>
<ul class="evidence">
<#list compared.beside as piece><@pair.piece kind=piece.kind sentence=piece.sentence/></#list>
</ul>
</@parts.section>
</#if>
</@layout.frame>
