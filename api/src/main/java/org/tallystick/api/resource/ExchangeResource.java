package org.tallystick.api.resource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.port.Inbox;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.sharing.exchange.Answer;
import org.tallystick.sharing.exchange.Message;

/** What other members' nodes deliver ({@code spec/exchange.md}). */
final class ExchangeResource implements Endpoint.Resource {
    private final Inbox inbox;

    ExchangeResource(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/v1/exchange/details", Access.NODE, this::deliver));
    }

    private Reply deliver(Inquiry inquiry) {
        return switch (receive(sender(inquiry.viewer()), message(inquiry.document()))) {
            case Answer.Acknowledged(Bytes jws) ->
                Reply.json(JsonObject.with("acknowledgement", jws.text()).build());
            case Answer.Refused(String code, String why) ->
                throw new Problem(Code.BAD_DETAILS, why, Optional.of(code)).exception();
            case Answer.NotYet _ ->
                throw new ProblemException(Code.NOT_YET, "the entry whose details these are has not come here yet");
        };
    }

    private Answer.Given receive(MemberId sender, Message message) {
        try {
            return inbox.receive(sender, message);
        } catch (IOException e) {
            throw Disk.problem(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Code.STOPPING, "the node stops");
        }
    }

    private static Message message(JsonObject document) {
        return switch (Message.parse(document.canonical())) {
            case Parsed.Ok<Message>(Message message) -> message;
            case Parsed.Bad<Message>(var fault, var detail) ->
                throw Problem.of(Code.BAD_BODY, new MalformedException(fault, detail))
                        .exception();
        };
    }

    private static MemberId sender(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Known known -> known.account().member();
            case Viewer.Stranger() -> throw new IllegalStateException("the gate lets nodes in only");
        };
    }
}
