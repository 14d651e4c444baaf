using System.Buffers.Binary;
using AmiPipeline.Infra.Options;

namespace AmiPipeline.Infra.Packaging;

/// <summary>What an executable says of itself: it may have been built on another machine than the one that deploys it.</summary>
internal static class ExecutableFile
{
    // The header of the Executable and Linkable Format: its mark, and the offset of the processor type.
    private const int MachineOffset = 18;
    private const ushort X64 = 0x3E;
    private const ushort Arm64 = 0xB7;

    private static ReadOnlySpan<byte> Mark => [0x7F, (byte)'E', (byte)'L', (byte)'F'];

    /// <summary>Whether an executable is for arm64; otherwise it is for x86_64.</summary>
    /// <param name="content">The file's content.</param>
    /// <param name="path">Its path, for the message.</param>
    /// <exception cref="DeploymentFaultException">It is neither: Lambda could not start it.</exception>
    public static bool IsForArm(ReadOnlySpan<byte> content, string path)
    {
        var machine = content.Length > MachineOffset + 1 && content.StartsWith(Mark) ? BinaryPrimitives.ReadUInt16LittleEndian(content[MachineOffset..]) : 0;
        return machine is X64 or Arm64
            ? machine == Arm64
            : throw new DeploymentFaultException($"{path} is no Linux executable for x86_64 or arm64. Give the file bootstrap that \"dotnet publish src/AmiPipeline.Functions -c Release\" leaves.");
    }
}
