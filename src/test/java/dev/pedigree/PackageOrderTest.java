package dev.pedigree;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The packages read in the order of the pipeline, and none looks down the line. */
@AnalyzeClasses(packages = "dev.pedigree", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageOrderTest {

  @ArchTest
  static final ArchRule aPackageUsesOnlyThoseBeforeItInTheLine =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.pedigree..")
          .layer("diagnostics")
          .definedBy("dev.pedigree.diagnostics..")
          .layer("catalog")
          .definedBy("dev.pedigree.catalog..")
          .layer("weights")
          .definedBy("dev.pedigree.weights..")
          .layer("crawl")
          .definedBy("dev.pedigree.crawl..")
          .layer("architecture")
          .definedBy("dev.pedigree.architecture..")
          .optionalLayer("smoke")
          .definedBy("dev.pedigree.smoke..")
          .layer("lineage")
          .definedBy("dev.pedigree.lineage..")
          .optionalLayer("site")
          .definedBy("dev.pedigree.site..")
          .optionalLayer("build")
          .definedBy("dev.pedigree.build..")
          .optionalLayer("cli")
          .definedBy("dev.pedigree.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("build")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("site")
          .mayOnlyBeAccessedByLayers("build", "cli")
          .whereLayer("lineage")
          .mayOnlyBeAccessedByLayers("site", "build", "cli")
          .whereLayer("smoke")
          .mayOnlyBeAccessedByLayers("lineage", "site", "build", "cli")
          .whereLayer("architecture")
          .mayOnlyBeAccessedByLayers("smoke", "lineage", "site", "build", "cli")
          .whereLayer("crawl")
          .mayOnlyBeAccessedByLayers("architecture", "smoke", "lineage", "site", "build", "cli")
          .whereLayer("weights")
          .mayOnlyBeAccessedByLayers(
              "crawl", "architecture", "smoke", "lineage", "site", "build", "cli")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers(
              "weights", "crawl", "architecture", "smoke", "lineage", "site", "build", "cli");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      SlicesRuleDefinition.slices().matching("dev.pedigree.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheSiteKnowsTemplatesAndMarkdown =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("dev.pedigree.site..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("freemarker..", "com.vladsch.flexmark..");

  @ArchTest
  static final ArchRule onlyTheCrawlKnowsGit =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("dev.pedigree.crawl..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jgit..");
}
