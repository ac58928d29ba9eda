package dev.turnpike.probe.link;

/** A Response that was sent, and what it takes to judge the server's verdict on it. Owned by the link's thread. */
interface ChapAnswer {

    /** The value of the Response. */
    byte[] value();

    /** The server says Success with this message: the keys, or that there are none, or that it could not prove itself. */
    LoginResult accepted(String message);

    /** It is not needed any longer. */
    void wipe();
}
