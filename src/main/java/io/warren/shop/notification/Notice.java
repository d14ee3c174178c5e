package io.warren.shop.notification;

import io.warren.engine.message.Command;
import io.warren.shop.ledger.CommandBody;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What is told to whom.
 *
 * @param recipient a mail address, or whatever the customer is called
 */
record Notice(String recipient, String text) {
    /** Strict on purpose: what looks odd is recorded but not mailed, so no order can write a mail's head. */
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(\\.[\\w-]+)*");

    static Notice about(Command command) {
        var body = CommandBody.of(command);
        String mail = CommandBody.text(body.order().path("email"), 320);
        String customer = CommandBody.text(body.order().path("userId"), 320);
        return new Notice(mail.isBlank() ? customer : mail, text(command, body.recorded()));
    }

    private static String text(Command command, JsonNode recorded) {
        String orderId = command.saga().businessKey();
        return recorded.findValuesAsString("trackingNumber").stream()
                .findFirst()
                .map(it -> "Your order %s is on its way. Its tracking number is %s.".formatted(orderId, it))
                .orElseGet(() -> "There is news about your order %s.".formatted(orderId));
    }

    boolean mailable() {
        return MAIL_ADDRESS.matcher(recipient).matches();
    }
}
