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
    /// <param name="exists">Whether there is a file of a path.</param>
    /// <param name="set">Sets a variable of the environment to a value.</param>
    public static void ReadOnce(Func<string, string?> environment, Predicate<string> exists, Action<string, string> set)
    {
        if (environment(FileVariable) is null && environment(DirectoryVariable) is null && Array.Find(Bundles, exists) is { } bundle)
        {
            set(FileVariable, bundle);
            set(DirectoryVariable, NoDirectory);
        }
    }

    /// <summary>Sets a variable where native code finds it, which <see cref="Environment"/> does not do on Linux.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">Its value.</param>
    public static void SetVariable(string name, string value) => _ = SetVariable(name, value, overwrite: 1);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
