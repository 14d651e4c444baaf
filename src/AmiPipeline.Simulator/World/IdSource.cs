using System.Globalization;

namespace AmiPipeline.Simulator.World;

/// <summary>Ids, request ids and jitter out of one seed (SplitMix64): same seed and same calls, same ids.</summary>
internal sealed class IdSource(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>Where it continues: the same state, the same ids.</summary>
    public ulong State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>An id such as <c>snap-0</c> and 16 hexadecimal digits.</summary>
    public string Next(string prefix) => prefix + "0" + Draw().ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>An id in the form of a UUID, as KMS keys and requests have.</summary>
    public string NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Draw());
        BitConverter.TryWriteBytes(bytes[8..], Draw());
        return new Guid(bytes).ToString();
    }

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public double NextShare() => (Draw() >> 11) * (1.0 / (1UL << 53));

    private ulong Draw()
    {
        var mixed = _state += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
