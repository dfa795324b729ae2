package dev.pedigree.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.net.PublicUrl.Flaw;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://huggingface.co/org/model",
        "https://HuggingFace.co:443/org/model",
        "https://xn--fsqu00a.xn--0zwm56d/a",
        "https://1.1.1.1/a",
        "https://[2606:4700::1111]/a",
        "https://local.example.com/a",
        "https://hub.example.com./a"
      })
  void addressesOnPublicHostsMayStandInTheCatalogue(String url) {
    assertEquals(Optional.empty(), PublicUrl.flaw(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost/a",
        "https://LOCALHOST./a",
        "https://hub/a",
        "https://hub:8443/a",
        "https://printer.local/a",
        "https://git.corp.internal/a",
        "https://router.home.arpa/a",
        "https://127.0.0.1/a",
        "https://10.0.0.1/a",
        "https://192.168.1.1:8080/a",
        "https://169.254.169.254/latest",
        "https://2130706433/a",
        "https://0177.0.0.1/a",
        "https://0x7f.0.0.1/a",
        "https://0x7f000001/a",
        "https://127.1/a",
        "https://0300.0250.1.1/a",
        "https://8.8.010.8/a",
        "https://8.8.8.8.8/a",
        "https://256.1.1.1/a",
        "https://[::1]/a",
        "https://[::ffff:127.0.0.1]/a",
        "https://[fe80::1]/a",
        "https://[fe80::1%25eth0]/a",
        "https://[fd12:3456::1]/a",
        "https://[::ffff:7f00:1]/a"
      })
  void hostsOfTheReaderHaveNoPlaceInItHoweverTheyAreSpelled(String url) {
    assertEquals(Optional.of(Flaw.HOST), PublicUrl.flaw(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "file:/etc/passwd",
        "http://huggingface.co/a",
        "ssh://huggingface.co/a",
        "git://huggingface.co/a",
        "git+ssh://huggingface.co/a",
        "javascript:alert(1)"
      })
  void otherSchemesThanHttpsAreRefused(String url) {
    assertEquals(Optional.of(Flaw.SCHEME), PublicUrl.flaw(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:secret@huggingface.co/a",
        "https://me@huggingface.co/a",
        "https://huggingface.co@127.0.0.1/a",
        "ssh://git@huggingface.co/a"
      })
  void namesAndPasswordsAreRefused(String url) {
    assertEquals(Optional.of(Flaw.LOGIN), PublicUrl.flaw(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://huggingface.co/a?token=hf_1",
        "https://huggingface.co/a#access_token=1",
        "https://huggingface.co?token=hf_1"
      })
  void whatStandsBehindTheAddressIsRefused(String url) {
    assertEquals(Optional.of(Flaw.QUERY), PublicUrl.flaw(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "huggingface.co/org/model",
        "git@huggingface.co:org/model",
        "https:///a",
        "https://",
        "https:/huggingface.co/a",
        "https://huggingface.co\\@evil.example/a",
        "https://hugging face.co/a",
        "https://huggingface.co/a b",
        "https://huggingface.co/\u202ea",
        "https://hugg\u0456ngface.co/a"
      })
  void whatCannotBeReadAsAnAddressIsRefused(String url) {
    assertEquals(Optional.of(Flaw.SYNTAX), PublicUrl.flaw(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://a.b/c", "file:/etc/passwd", "//a.b/c", "JavaScript:x", " \u0001http://a"})
  void addressesAreToldFromReferences(String text) {
    assertEquals(true, PublicUrl.looksLikeOne(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"arXiv:2302.13971", "card", "Brown et al.: Language models", "doi:10.1/x"})
  void referencesAreNotTakenForAddresses(String text) {
    assertEquals(false, PublicUrl.looksLikeOne(text));
  }
}
