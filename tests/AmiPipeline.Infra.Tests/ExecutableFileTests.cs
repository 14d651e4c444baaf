using AmiPipeline.Infra.Options;
using AmiPipeline.Infra.Packaging;
using Xunit;

namespace AmiPipeline.Infra.Tests;

public sealed class ExecutableFileTests
{
    public const int X64 = 0x3E;
    public const int Arm64 = 0xB7;

    [Theory]
    [InlineData(X64, false)]
    [InlineData(Arm64, true)]
    public void Executable_OfLinux_TellsItsArchitecture(int machine, bool isArm) => Assert.Equal(isArm, ExecutableFile.IsForArm(Header(machine), "bootstrap"));

    [Fact]
    public void File_OfAnotherKind_IsRefused()
    {
        // A program of 32 bits, one of Windows, a text, one cut off, and nothing.
        byte[][] others = [Header(0x03), [(byte)'M', (byte)'Z', .. new byte[62]], "#!/bin/sh\nexit 0\n\n\n\n"u8.ToArray(), Header(X64)[..19], []];

        Assert.All(others, content => Assert.StartsWith(
            "bin/bootstrap is no Linux executable", Assert.Throws<DeploymentFaultException>(() => ExecutableFile.IsForArm(content, "bin/bootstrap")).Message, StringComparison.Ordinal));
    }

    /// <summary>The beginning of an executable for a kind of processor.</summary>
    internal static byte[] Header(int machine)
    {
        var header = new byte[64];
        "\u007fELF"u8.CopyTo(header);
        header[18] = (byte)machine;
        return header;
    }
}
