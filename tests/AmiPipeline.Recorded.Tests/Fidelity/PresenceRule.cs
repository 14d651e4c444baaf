using System.Xml.Linq;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>When a field is in an answer that does not always have it.</summary>
/// <param name="Place">Where the structure stands: the end of its path, such as <c>volumeSet</c>.</param>
/// <param name="Field">The field.</param>
/// <param name="When">Under which condition, in words.</param>
/// <param name="Holds">Whether the condition holds for a structure; null if the answer itself does not show it, as whether there are tags.</param>
/// <param name="IsNewer">Whether EC2 has come to tell it while the recordings were made: older ones lack it although the condition holds.</param>
internal sealed record PresenceRule(string Place, string Field, string When, Func<XElement, bool>? Holds, bool IsNewer = false)
{
    public bool IsFor(string place, string field) => field == Field && (place == Place || place.EndsWith(" " + Place, StringComparison.Ordinal));
}
