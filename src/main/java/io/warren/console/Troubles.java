package io.warren.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Every trouble of the console as a page in the same frame: what happened, and what to do. */
@Controller
@ControllerAdvice(basePackageClasses = Troubles.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    @GetMapping("/console/**")
    void nowhere() {
        throw new Missing("No page of the console has this address.");
    }

    @ExceptionHandler
    ModelAndView missing(Missing e) {
        return page(404, "Not found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({BindException.class, MethodArgumentTypeMismatchException.class, IllegalArgumentException.class})
    ModelAndView unreadable(Exception e) {
        LOG.debug("An address could not be read. {}", e.toString());
        return page(
                400, "Not understood", "Something in the address is not what this page reads. Nothing was changed.");
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ModelAndView databaseAway(Exception e) {
        LOG.warn("The database did not answer: {}", e.toString());
        return page(
                503,
                "The database is away",
                "The database did not answer. Nothing was changed; this page tries again.");
    }

    @ExceptionHandler
    ModelAndView unexpected(RuntimeException e) {
        LOG.error("A page of the console failed.", e);
        return page(
                500,
                "This page failed",
                "Warren failed on this page; the log says why. Nothing is known to be changed.");
    }

    private static ModelAndView page(int status, String title, String sentence) {
        var page = new ModelAndView("error");
        page.setStatus(org.springframework.http.HttpStatusCode.valueOf(status));
        page.addObject("status", status);
        page.addObject("title", title);
        page.addObject("sentence", sentence);
        return page;
    }
}
