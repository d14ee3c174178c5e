package io.warren.shop.intake;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the descriptions of this interface and of the messages, for tools that read such. */
@RestController
class DocumentController {
    private final Document openapi;
    private final Document asyncapi;

    /** @param tag changes with the text */
    private record Document(byte[] text, String tag) {
        static Document read(String name) throws IOException {
            byte[] text = new ClassPathResource("api/" + name).getContentAsByteArray();
            return new Document(text, DigestUtils.md5DigestAsHex(text));
        }

        ResponseEntity<byte[]> answer() {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_YAML)
                    .cacheControl(CacheControl.noCache()) // kept, but asked for whether it is still the same
                    .eTag(tag)
                    .body(text);
        }
    }

    DocumentController() throws IOException {
        this.openapi = Document.read("openapi.yaml");
        this.asyncapi = Document.read("asyncapi.yaml");
    }

    @GetMapping("/api/openapi.yaml")
    ResponseEntity<byte[]> openapi() {
        return openapi.answer();
    }

    @GetMapping("/api/asyncapi.yaml")
    ResponseEntity<byte[]> asyncapi() {
        return asyncapi.answer();
    }
}
