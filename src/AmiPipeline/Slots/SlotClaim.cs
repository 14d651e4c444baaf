using System.Text.Json.Serialization;

namespace AmiPipeline.Slots;

/// <summary>The slots that one call of an execution holds or waits for.</summary>
/// <param name="Execution">The execution's ARN.</param>
/// <param name="Key">What the slots are for, within the execution: a device, or <see cref="WholeImage"/>. Tried again, it is the same claim.</param>
/// <param name="Slots">How many slots.</param>
/// <param name="Holds">Whether it holds them, or waits.</param>
/// <param name="Seen">When the execution was last heard of.</param>
/// <param name="Ended">How many of the slots that it holds are others', since its copies have ended. Default: none.</param>
/// <param name="Since">When it was admitted: a snapshot that is older is none of its copies. Null if it waits, or was not looked up.</param>
/// <param name="Pause">For how many seconds it said that it would be silent, beyond <see cref="SlotClaims.MaxSilence"/>. Default: none.</param>
/// <param name="Copies">How many copies it is for, if more than there are slots. Default, 0: as many as slots.</param>
public sealed record SlotClaim(
    string Execution, string Key, int Slots, bool Holds, DateTimeOffset Seen,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Ended = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), JsonConverter(typeof(UnixSecondsConverter))] DateTimeOffset? Since = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Pause = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Copies = 0)
{
    /// <summary>The key of an image that EC2 copies as a whole.</summary>
    public const string WholeImage = "image";

    /// <summary>How many slots it takes from others now.</summary>
    [JsonIgnore]
    public int Taken => Holds ? Math.Max(0, Slots - Ended) : 0;

    /// <summary>The claim after some of its copies have ended. One that is for more copies than it has slots gives none of these back while the rest needs them.</summary>
    /// <param name="copies">How many have ended.</param>
    public SlotClaim WithEnded(int copies) => this with { Ended = Math.Max(Ended, Slots - Math.Clamp(Math.Max(Slots, Copies) - copies, 0, Slots)) };

    /// <summary>What an execution wants or has in progress.</summary>
    /// <param name="Key">What the slots are for.</param>
    /// <param name="Slots">How many, at least 1. More than there are counts as all of them.</param>
    /// <param name="Since">When it was begun: a snapshot that is older is none of its copies. Default, null: nobody knows.</param>
    public sealed record Wanted(string Key, int Slots = 1, DateTimeOffset? Since = null);
}
