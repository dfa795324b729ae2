<#import "components/pair.ftl" as pair>
<#-- The facts of one model as the page of a comparison shows them, each behind a mark. The order is that of ComparandJson. -->
<#macro cut><!--|--></#macro>
<@pair.side row=model/><@cut/>
<#if described>
<#list facts as fact><#if fact.fact??><@pair.value fact=fact.fact/></#if><@cut/></#list>
<#list listing as line><@pair.words of=line.a known=line.knownA!""/><@cut/></#list>
<#list beside as sentence><@pair.beside name=model.name sentence=sentence/></#list><@cut/>
<#if copies??><@pair.piece kind=copies.kind sentence=copies.sentence/></#if><@cut/>
<#list claims as piece><@pair.piece kind=piece.kind sentence=piece.sentence source=piece.source/><@cut/></#list>
<#if packaging??><@pair.value fact=packaging/><@cut/></#if>
</#if>
