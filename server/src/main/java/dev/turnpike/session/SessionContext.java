package dev.turnpike.session;

import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.ppp.negotiation.Link;

/**
 * What the parts of one session's stack share. All of it belongs to the session's ingress thread, or may be used by any.
 *
 * @param info the call
 * @param self the session as others see it
 * @param settings what all sessions have in common
 * @param services what all sessions share
 * @param users the other sessions of the same user
 * @param link the way out for control packets
 * @param egress orders to the egress thread
 * @param ip where IP packets go in
 * @param meter what the session has carried
 */
record SessionContext(
        SessionInfo info,
        Session self,
        SessionSettings settings,
        SessionServices services,
        UserSessions users,
        Link link,
        Mailbox<EgressMessage> egress,
        InboundIp ip,
        TrafficMeter meter) {}
