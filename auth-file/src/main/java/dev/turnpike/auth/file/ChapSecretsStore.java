package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.AddressRule;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.SecretLookup;
import dev.turnpike.auth.spi.SecretStore;
import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.auth.spi.UserSecret;
import dev.turnpike.conf.SecretText;
import dev.turnpike.text.Printable;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Answers look-ups from the present version of the file. Any thread; blocks on the disk, and on a host name in column 4. */
final class ChapSecretsStore implements SecretStore {

    private final FileConfig config;
    private final SecretFiles files;
    private final CurrentSecrets current;
    private final HostResolver resolver;
    private final Consumer<String> warnings;

    /** Warnings go to the log. */
    @Inject
    ChapSecretsStore(FileConfig config, SecretFiles files, CurrentSecrets current, HostResolver resolver) {
        this(config, files, current, resolver, LoggerFactory.getLogger(ChapSecretsStore.class)::warn);
    }

    ChapSecretsStore(
            FileConfig config,
            SecretFiles files,
            CurrentSecrets current,
            HostResolver resolver,
            Consumer<String> warnings) {
        this.config = config;
        this.files = files;
        this.current = current;
        this.resolver = resolver;
        this.warnings = warnings;
    }

    @Override
    public SecretLookup find(UserName user, SessionInfo session) {
        return switch (current.get()) {
            case CurrentSecrets.Picture.Missing missing -> new SecretLookup.Unavailable(missing.why());
            case CurrentSecrets.Picture.Loaded loaded -> find(user, loaded.file());
        };
    }

    private SecretLookup find(UserName user, ChapSecretsFile file) {
        for (ChapSecret entry : file.matches(user, config.stripDomain(), config.serverName())) {
            Optional<SecretText> secret = secret(entry);
            if (secret.isPresent()) {
                return answer(entry, secret.get());
            }
        }
        return new SecretLookup.NotMine();
    }

    /** A copy of the entry's secret; an entry whose secret cannot be read is passed over, as pppd does. */
    private Optional<SecretText> secret(ChapSecret entry) {
        return switch (entry.secret()) {
            case SecretColumn.Literal literal -> Optional.of(copy(literal.secret()));
            case SecretColumn.InFile inFile -> read(inFile.file(), entry.line());
        };
    }

    private static SecretText copy(SecretText secret) {
        char[] characters = secret.characters();
        SecretText copy = SecretText.of(characters);
        Arrays.fill(characters, '\0');
        return copy;
    }

    private Optional<SecretText> read(String file, int line) {
        try {
            SecretFiles.Content content = files.read(file);
            Optional<SecretText> secret = ChapSecretsParser.firstWord(content.octets());
            content.wipe();
            if (secret.isEmpty()) {
                warn(line, "entry passed over: no secret in " + file);
            }
            return secret;
        } catch (SecretFileException e) {
            warn(line, "entry passed over: " + e.advice());
            return Optional.empty();
        }
    }

    private SecretLookup answer(ChapSecret entry, SecretText text) {
        UserSecret secret = new UserSecret.Plaintext(text);
        String where = config.file() + ":" + entry.line();
        if (text.isEmpty()) {
            return new SecretLookup.Refused(secret, RejectReason.NOT_PERMITTED, "empty secret in " + where);
        }
        Grant.Builder grant = Grant.builder();
        PppdOptions.apply(entry.options(), grant);
        if (entry.addresses().isEmpty() && config.noAddressIsAny()) {
            return new SecretLookup.Found(secret, grant.build());
        }
        List<AddressRule> rules = new AddressColumn(host -> resolve(host, entry.line())).rules(entry.addresses());
        rules.forEach(grant::address);
        return rules.isEmpty()
                ? new SecretLookup.Refused(secret, RejectReason.NOT_PERMITTED, "no address is allowed in " + where)
                : new SecretLookup.Found(secret, grant.build());
    }

    private Optional<Inet4Address> resolve(String host, int line) {
        Optional<Inet4Address> address = resolver.resolve(host);
        if (address.isEmpty()) {
            warn(line, "address " + Printable.token(host) + " passed over: no such host");
        }
        return address;
    }

    private void warn(int line, String text) {
        warnings.accept(config.file() + ":" + line + ": " + text);
    }
}
