package io.warren.shop.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The way out by mail, where there is one. */
@Component
class Mailbox {
    private final @Nullable JavaMailSender sender;
    private final NotificationSettings settings;

    Mailbox(ObjectProvider<JavaMailSender> sender, NotificationSettings settings) {
        this.sender = sender.getIfAvailable();
        this.settings = settings;
    }

    boolean open() {
        return sender != null;
    }

    /** @throws org.springframework.mail.MailException where the mail server did not take it */
    void send(Notice notice) {
        if (sender == null) {
            throw new IllegalStateException("No mail server is configured. Set spring.mail.host.");
        }
        var mail = new SimpleMailMessage();
        mail.setFrom(settings.from());
        mail.setTo(notice.recipient());
        mail.setSubject("Your order");
        mail.setText(notice.text());
        sender.send(mail);
    }
}
