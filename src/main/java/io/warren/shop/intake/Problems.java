package io.warren.shop.intake;

import io.warren.engine.broker.EventLog.BrokerAway;
import io.warren.engine.saga.Sagas.TooManyWaiting;
import io.warren.engine.saga.StoreUnavailable;
import io.warren.shop.order.BadOrder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error as problem+json (RFC 9457), with the sentence as {@code error} as well, for clients that look there. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    static final String RETRY_AFTER_S = "2";

    @ExceptionHandler
    ResponseEntity<Object> badOrder(BadOrder e) {
        var problem = problem(e.unknownWord() ? 422 : 400, e.getMessage());
        if (!e.problems().isEmpty()) {
            problem.setProperty("errors", e.problems());
        }
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused e) {
        var problem = problem(e.status(), e.getMessage());
        if (e.explanation() != null) {
            problem.setProperty("explanation", e.explanation());
        }
        return answer(problem);
    }

    @ExceptionHandler({Desk.Busy.class, TooManyWaiting.class, StoreUnavailable.class, BrokerAway.class})
    ResponseEntity<Object> busy(RuntimeException e) {
        return later(e.getMessage());
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<Object> databaseAway(NestedRuntimeException e) {
        LOG.warn("The database did not answer: {}", e.toString());
        return later("The database did not answer. Nothing was changed; try again.");
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(RuntimeException e) {
        LOG.error("A request failed.", e);
        return answer(problem(500, "Warren failed on this request; the log says why. Nothing is known to be stored."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String sentence = body instanceof ProblemDetail it && it.getDetail() != null ? it.getDetail() : e.getMessage();
        ProblemDetail problem = body instanceof ProblemDetail it ? it : problem(status.value(), sentence);
        problem.setProperty("error", sentence);
        return super.handleExceptionInternal(e, problem, headers, status, request);
    }

    private static ResponseEntity<Object> later(@Nullable String sentence) {
        return ResponseEntity.status(503)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S)
                .body(problem(503, sentence));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    static ProblemDetail problem(int status, @Nullable String sentence) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), sentence);
        problem.setProperty("error", sentence);
        return problem;
    }
}
