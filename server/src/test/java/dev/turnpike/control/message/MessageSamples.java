package dev.turnpike.control.message;

import dev.turnpike.control.message.ControlMessage.CallClearRequest;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.IncomingCallConnected;
import dev.turnpike.control.message.ControlMessage.IncomingCallReply;
import dev.turnpike.control.message.ControlMessage.IncomingCallRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.SetLinkInfo;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionRequest;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionRequest;
import dev.turnpike.control.message.ControlMessage.Unknown;
import dev.turnpike.control.message.ControlMessage.WanErrorNotify;
import java.util.List;

/** Every message once, with its bytes field by field as RFC 2637 draws them. */
final class MessageSamples {

    record Sample(ControlMessage message, byte[] bytes) {

        @Override
        public String toString() {
            return message.getClass().getSimpleName();
        }
    }

    static final List<Sample> ALL = List.of(
            sample(new StartControlConnectionRequest(0x0100, 1, 2, 3, 4, "client", "vendor"), """
                    009c      // length 156
                    0001      // PPTP message type: control message
                    1a2b3c4d  // magic cookie
                    0001 0000 // Start-Control-Connection-Request, Reserved0
                    0100 0000 // protocol version 1.0, Reserved1
                    00000001  // framing capabilities: asynchronous
                    00000002  // bearer capabilities: digital
                    0003 0004 // maximum channels, firmware revision
                    636c69656e74 00*58 // host name "client"
                    76656e646f72 00*58 // vendor name "vendor"
                    """),
            sample(new StartControlConnectionReply(0x0100, 5, 6, 3, 2, 1, 0xffff, "server", ""), """
                    009c 0001 1a2b3c4d // length 156, control message, magic cookie
                    0002 0000 // Start-Control-Connection-Reply, Reserved0
                    0100      // protocol version 1.0
                    05 06     // result code, error code
                    00000003  // framing capabilities: either
                    00000002  // bearer capabilities: digital
                    0001 ffff // maximum channels, firmware revision
                    736572766572 00*58 // host name "server"
                    00*64     // vendor name
                    """),
            sample(new StopControlConnectionRequest(3), """
                    0010 0001 1a2b3c4d // length 16, control message, magic cookie
                    0003 0000 // Stop-Control-Connection-Request, Reserved0
                    03        // reason: local shutdown
                    00 0000   // Reserved1, Reserved2
                    """),
            sample(new StopControlConnectionReply(1, 2), """
                    0010 0001 1a2b3c4d // length 16, control message, magic cookie
                    0004 0000 // Stop-Control-Connection-Reply, Reserved0
                    01 02     // result code, error code
                    0000      // Reserved1
                    """),
            sample(new EchoRequest(0xfedcba98), """
                    0010 0001 1a2b3c4d // length 16, control message, magic cookie
                    0005 0000 // Echo-Request, Reserved0
                    fedcba98  // identifier
                    """),
            sample(new EchoReply(0xfedcba98, 1, 0), """
                    0014 0001 1a2b3c4d // length 20, control message, magic cookie
                    0006 0000 // Echo-Reply, Reserved0
                    fedcba98  // identifier
                    01 00     // result code, error code
                    0000      // Reserved1
                    """),
            sample(new OutgoingCallRequest(0x2961, 2, 300, 100_000_000, 3, 1, 64, 5, "4711", "sub"), """
                    00a8 0001 1a2b3c4d // length 168, control message, magic cookie
                    0007 0000 // Outgoing-Call-Request, Reserved0
                    2961 0002 // call ID, call serial number
                    0000012c  // minimum BPS 300
                    05f5e100  // maximum BPS 100000000
                    00000003  // bearer type: either
                    00000001  // framing type: asynchronous
                    0040 0005 // packet receive window size, packet processing delay
                    0004 0000 // phone number length, Reserved1
                    34373131 00*60 // phone number "4711"
                    737562 00*61   // subaddress "sub"
                    """),
            sample(new OutgoingCallReply(0xfffe, 0x2961, 1, 2, 3, 100_000_000, 1024, 6, 7), """
                    0020 0001 1a2b3c4d // length 32, control message, magic cookie
                    0008 0000 // Outgoing-Call-Reply, Reserved0
                    fffe 2961 // call ID, peer's call ID
                    01 02     // result code, error code
                    0003      // cause code
                    05f5e100  // connect speed 100000000
                    0400 0006 // packet receive window size, packet processing delay
                    00000007  // physical channel ID
                    """),
            sample(new IncomingCallRequest(1, 2, 3, 4, "12", "345", "6"), """
                    00dc 0001 1a2b3c4d // length 220, control message, magic cookie
                    0009 0000 // Incoming-Call-Request, Reserved0
                    0001 0002 // call ID, call serial number
                    00000003  // call bearer type
                    00000004  // physical channel ID
                    0002 0003 // dialed number length, dialing number length
                    3132 00*62   // dialed number "12"
                    333435 00*61 // dialing number "345"
                    36 00*63     // subaddress "6"
                    """),
            sample(new IncomingCallReply(1, 2, 3, 4, 5, 6), """
                    0018 0001 1a2b3c4d // length 24, control message, magic cookie
                    000a 0000 // Incoming-Call-Reply, Reserved0
                    0001 0002 // call ID, peer's call ID
                    03 04     // result code, error code
                    0005 0006 // packet receive window size, packet transit delay
                    0000      // Reserved1
                    """),
            sample(new IncomingCallConnected(1, 2, 3, 4, 5), """
                    001c 0001 1a2b3c4d // length 28, control message, magic cookie
                    000b 0000 // Incoming-Call-Connected, Reserved0
                    0001 0000 // peer's call ID, Reserved1
                    00000002  // connect speed
                    0003 0004 // packet receive window size, packet transit delay
                    00000005  // framing type
                    """),
            sample(new CallClearRequest(0x2961), """
                    0010 0001 1a2b3c4d // length 16, control message, magic cookie
                    000c 0000 // Call-Clear-Request, Reserved0
                    2961 0000 // call ID, Reserved1
                    """),
            sample(new CallDisconnectNotify(0xfffe, 4, 0, 9, "ok"), """
                    0094 0001 1a2b3c4d // length 148, control message, magic cookie
                    000d 0000 // Call-Disconnect-Notify, Reserved0
                    fffe      // call ID
                    04 00     // result code, error code
                    0009 0000 // cause code, Reserved1
                    6f6b 00*126 // call statistics "ok"
                    """),
            sample(new WanErrorNotify(1, 2, 3, 4, 5, 6, 0xffffffff), """
                    0028 0001 1a2b3c4d // length 40, control message, magic cookie
                    000e 0000 // WAN-Error-Notify, Reserved0
                    0001 0000 // peer's call ID, Reserved1
                    00000002  // CRC errors
                    00000003  // framing errors
                    00000004  // hardware overruns
                    00000005  // buffer overruns
                    00000006  // time-out errors
                    ffffffff  // alignment errors
                    """),
            sample(new SetLinkInfo(0xfffe, 0xffffffff, 0), """
                    0018 0001 1a2b3c4d // length 24, control message, magic cookie
                    000f 0000 // Set-Link-Info, Reserved0
                    fffe 0000 // peer's call ID, Reserved1
                    ffffffff  // send ACCM
                    00000000  // receive ACCM
                    """),
            sample(new Unknown(16, new byte[] {1, 2, 3}), """
                    000f 0001 1a2b3c4d // length 15, control message, magic cookie
                    0010 0000 // a type that RFC 2637 does not define, Reserved0
                    010203    // whatever it holds
                    """));

    private MessageSamples() {}

    private static Sample sample(ControlMessage message, String annotatedHex) {
        return new Sample(message, AnnotatedHex.bytes(annotatedHex));
    }
}
