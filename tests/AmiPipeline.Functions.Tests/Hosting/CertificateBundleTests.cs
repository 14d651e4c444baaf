using System.Runtime.InteropServices;
using AmiPipeline.Functions.Hosting;
using Xunit;

namespace AmiPipeline.Functions.Tests.Hosting;

/// <summary>Which root certificates are read.</summary>
public sealed class CertificateBundleTests
{
    private const string AmazonLinux = "/etc/pki/tls/certs/ca-bundle.crt";
    private const string Debian = "/etc/ssl/certs/ca-certificates.crt";

    [Theory]
    [InlineData(AmazonLinux, AmazonLinux)]
    [InlineData(Debian, Debian)]
    [InlineData(AmazonLinux, Debian, AmazonLinux)]
    public void Bundle_OfTheSystem_IsNamedAloneAndNoDirectory(string named, params string[] files) =>
        Assert.Equal(new() { ["SSL_CERT_FILE"] = named, ["SSL_CERT_DIR"] = "/dev/null" }, Set([], files));

    [Fact]
    public void Bundle_OfNoKnownPath_LeavesTheDefaults() => Assert.Empty(Set([]));

    [Theory]
    [InlineData("SSL_CERT_FILE")]
    [InlineData("SSL_CERT_DIR")]
    public void Bundle_ChosenByTheDeployer_IsLeftAlone(string variable) => Assert.Empty(Set(new() { [variable] = "/opt/own" }, AmazonLinux, Debian));

    /// <summary>OpenSSL asks the C library, which knows nothing of what .NET sets for itself.</summary>
    [Fact]
    public void Variable_Set_IsSeenByTheCLibrary()
    {
        const string Name = "AMI_PIPELINE_CERTIFICATE_BUNDLE_TESTS";
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Lambda's executable runs on Linux only.");
        Environment.SetEnvironmentVariable(Name, "of .NET");

        CertificateBundle.SetVariable(Name, "/etc/one");

        Assert.Equal("/etc/one", Marshal.PtrToStringUTF8(GetVariable(Name)));
    }

    private static Dictionary<string, string> Set(Dictionary<string, string> environment, params string[] files)
    {
        var set = new Dictionary<string, string>();
        CertificateBundle.ReadOnce(environment.GetValueOrDefault, files.Contains, set.Add);
        return set;
    }

    [DllImport("libc", EntryPoint = "getenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern nint GetVariable([MarshalAs(UnmanagedType.LPStr)] string name);
}
