/**
 * What customers are told. Every message is recorded; where a mail server is configured it is sent as well. Begin
 * reading at {@code Notifications}.
 */
@NullMarked
package io.warren.shop.notification;

import org.jspecify.annotations.NullMarked;
