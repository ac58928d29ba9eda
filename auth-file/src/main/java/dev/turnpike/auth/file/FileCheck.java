package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.ProviderCheck;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the file, at the files it names, and at the directory it stands in. Reads them afresh. Any thread; blocks. */
final class FileCheck implements ProviderCheck {

    private static final String FILE = "chap-secrets file";
    private static final int WRITABLE_BY_OTHERS = 022;
    private static final int STICKY = 01000;

    private final FileConfig config;
    private final SecretFiles files;

    @Inject
    FileCheck(FileConfig config, SecretFiles files) {
        this.config = config;
        this.files = files;
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        try {
            SecretFiles.Content content = files.read(config.file());
            ChapSecretsFile file = ChapSecretsParser.parse(content.octets());
            content.wipe();
            onFile(file, findings);
        } catch (SecretFileException e) {
            findings.add(fail(FILE, e));
        }
        onDirectory(findings);
        return findings;
    }

    private void onFile(ChapSecretsFile file, List<Finding> findings) {
        long taken = ServerNames.taken(file, config.serverName());
        String count = config.file() + ": entries for this server: " + taken + " of "
                + file.entries().size();
        if (taken > 0) {
            findings.add(new Finding(Level.OK, FILE, count, ""));
        } else {
            String remedy = ServerNames.advice(file, config.serverName()).orElse("turnpike user add NAME");
            findings.add(new Finding(Level.WARN, FILE, count, remedy));
        }
        for (Remark remark : file.remarks()) {
            String where = config.file() + ":" + remark.line();
            findings.add(new Finding(Level.WARN, where, remark.text(), "correct the line if it is not meant so"));
        }
        file.entries().forEach(entry -> onSecret(entry, findings));
    }

    private void onSecret(ChapSecret entry, List<Finding> findings) {
        if (!(entry.secret() instanceof SecretColumn.InFile inFile)) {
            return;
        }
        String where = config.file() + ":" + entry.line();
        try {
            SecretFiles.Content content = files.read(inFile.file());
            boolean present = ChapSecretsParser.firstWord(content.octets()).isPresent();
            content.wipe();
            if (!present) {
                String detail = "no secret in " + inFile.file();
                findings.add(new Finding(Level.FAIL, where, detail, "write the secret as its first word"));
            }
        } catch (SecretFileException e) {
            findings.add(fail(where, e));
        }
    }

    private void onDirectory(List<Finding> findings) {
        Path directory = config.file().toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try {
            int mode = FileStamp.of(directory).mode();
            if ((mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0) {
                String detail = directory + " can be written by its group or by others, who may put another file there";
                findings.add(new Finding(Level.WARN, FILE, detail, "chmod go-w " + directory));
            }
        } catch (IOException e) {
            findings.add(new Finding(Level.WARN, FILE, directory + " cannot be looked at", "check its mode"));
        }
    }

    private static Finding fail(String what, SecretFileException e) {
        return new Finding(Level.FAIL, what, String.valueOf(e.getMessage()), e.remedy());
    }
}
