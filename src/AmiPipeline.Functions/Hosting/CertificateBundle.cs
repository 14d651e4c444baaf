using System.Runtime.InteropServices;

namespace AmiPipeline.Functions.Hosting;

/// <summary>
/// Has the trusted root certificates read once. By default .NET reads OpenSSL's bundle file and then every file of its directory, which on
/// Amazon Linux 2023 holds the same bundle again.
/// </summary>
/// <remarks>The native code reads the environment of the process, so it is set there, before anything has used TLS.</remarks>
internal static partial class CertificateBundle
{
    // OpenSSL's variables, which .NET heeds on Linux: a file in place of the default one, a directory in place of the default one.
    private const string FileVariable = "SSL_CERT_FILE";
    private const string DirectoryVariable = "SSL_CERT_DIR";
    private const string NoDirectory = "/dev/null";

    /// <summary>Amazon Linux and Fedora; Debian and Ubuntu.</summary>
    private static readonly string[] Bundles = ["/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/certs/ca-certificates.crt"];

    /// <summary>Names the system's bundle alone, unless the deployer has chosen the certificates himself, or the system has no bundle that is known.</summary>
    /// <param name="environment">Reads the environment.</param>
    public static void ReadOnce(Func<string, string?> environment)
    {
        if (environment(FileVariable) is null && environment(DirectoryVariable) is null && Array.Find(Bundles, File.Exists) is { } bundle)
        {
            _ = SetVariable(FileVariable, bundle, overwrite: 1);
            _ = SetVariable(DirectoryVariable, NoDirectory, overwrite: 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
