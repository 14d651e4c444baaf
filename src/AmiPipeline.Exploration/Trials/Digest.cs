using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Exploration.Trials;

/// <summary>Stands for bytes: those of the same digest are the same (SHA-256).</summary>
/// <param name="High">Its first half.</param>
/// <param name="Low">Its second half.</param>
internal readonly record struct Digest(UInt128 High, UInt128 Low)
{
    /// <summary>The digest of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static Digest From(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Digest(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    /// <summary>The digest of a text.</summary>
    /// <param name="text">The text.</param>
    public static Digest From(string text) => From(Encoding.UTF8.GetBytes(text));

    /// <summary>The digest of this one and what follows.</summary>
    /// <param name="next">What follows.</param>
    public Digest Then(Digest next)
    {
        Span<byte> both = stackalloc byte[2 * SHA256.HashSizeInBytes];
        Write(both);
        next.Write(both[SHA256.HashSizeInBytes..]);
        return From(both);
    }

    private void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, High);
        BinaryPrimitives.WriteUInt128BigEndian(target[16..], Low);
    }
}
