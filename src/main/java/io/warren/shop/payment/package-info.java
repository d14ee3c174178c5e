/**
 * The customer's money: authorized before anything is shipped, given free or paid back when it comes to nothing. Begin
 * reading at {@code Payments}; a real payment service is connected by a bean of type {@link
 * io.warren.shop.payment.PaymentGateway}, which then takes the place of the simulated one.
 */
@NullMarked
package io.warren.shop.payment;

import org.jspecify.annotations.NullMarked;
