using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AmiPipeline.Infra;

/// <summary>Which versions of Node CDK supports: it runs on others too, until it does not.</summary>
internal static class NodeSupport
{
    // CDK Developer Guide, "Supported Node.js versions": support for 20 ended on 2026-10-30.
    private const int OldestSupported = 22;

    /// <summary>The notice for a deployer about a version; null if CDK supports it, or the text is no version.</summary>
    /// <param name="version">What <c>node --version</c> says, such as <c>v20.20.2</c>; null if it says nothing.</param>
    public static string? Notice(string? version)
    {
        var text = version?.Trim().TrimStart('v') ?? "";
        return int.TryParse(text.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < OldestSupported
            ? $"CDK no longer supports Node {text}. It may still work; {OldestSupported} or newer is supported: https://docs.aws.amazon.com/cdk/v2/guide/node-versions.html"
            : null;
    }

    /// <summary>What <c>node --version</c> says; null if there is no Node.</summary>
    public static string? Version()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            var version = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return version;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
