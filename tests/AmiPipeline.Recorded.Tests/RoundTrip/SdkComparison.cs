using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;
using AmiPipeline.Recorded.Tests.Recordings;

namespace AmiPipeline.Recorded.Tests.RoundTrip;

/// <summary>Finds every recorded field again in what the SDK made of the wire's answer.</summary>
internal sealed class SdkComparison
{
    private readonly List<string> _differences = [];

    /// <summary>How many fields have been compared.</summary>
    public int Fields { get; private set; }

    public IReadOnlyList<string> Differences => _differences;

    public void Compare(string path, JsonElement recorded, object? found)
    {
        switch (recorded.ValueKind)
        {
            case JsonValueKind.Object when !RecordedTime.Is(recorded):
                foreach (var member in recorded.EnumerateObject())
                {
                    CompareMember($"{path}.{member.Name}", member, found);
                }

                break;
            case JsonValueKind.Array:
                CompareList(path, [.. recorded.EnumerateArray()], found as IList);
                break;
            default:
                CompareValue(path, recorded, found);
                break;
        }
    }

    private void CompareMember(string path, JsonProperty member, object? found)
    {
        // The SDK has no object for a member such as { "Value": true } of an attribute: it holds the value itself.
        if (member.Name == "Value" && found is string or bool or null)
        {
            Compare(path, member.Value, found);
        }
        else if (Find(found!, member.Name) is var (owner, property))
        {
            Compare(path, member.Value, property.GetValue(owner));
        }
        else
        {
            Fields++;
            _differences.Add($"{path}: {found?.GetType().Name ?? "null"} has no {member.Name}");
        }
    }

    /// <summary>A member by its name, or as a member of the one object that holds the whole answer, such as the Volume of CreateVolume.</summary>
    private static (object Owner, PropertyInfo Property)? Find(object owner, string name)
    {
        if (owner.GetType().GetProperty(name) is { } own)
        {
            return (owner, own);
        }

        return owner is AmazonWebServiceResponse && owner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is [{ } whole]
            && whole.GetValue(owner) is { } inner && inner.GetType().GetProperty(name) is { } property ? (inner, property) : null;
    }

    // The SDK tells no empty list from an absent one: both are null.
    private void CompareList(string path, IReadOnlyList<JsonElement> recorded, IList? found)
    {
        Fields++;
        if (recorded.Count != (found?.Count ?? 0))
        {
            _differences.Add($"{path}: {recorded.Count} recorded, {found?.Count.ToString(CultureInfo.InvariantCulture) ?? "null"} found");
            return;
        }

        for (var index = 0; index < recorded.Count; index++)
        {
            Compare(path, recorded[index], found![index]);
        }
    }

    private void CompareValue(string path, JsonElement recorded, object? found)
    {
        Fields++;
        if (!Same(recorded, found))
        {
            _differences.Add($"{path}: {recorded.GetRawText()} recorded, {found ?? "null"} found");
        }
    }

    private static bool Same(JsonElement recorded, object? found) => found switch
    {
        null => recorded.ValueKind == JsonValueKind.Null,
        // The SDK's own constants are found whatever the case: EC2's "windows" is its Windows.
        ConstantClass constant => string.Equals(constant.Value, recorded.GetString(), StringComparison.OrdinalIgnoreCase),
        string text => recorded.ValueKind == JsonValueKind.String && text == recorded.GetString(),
        bool flag => recorded.ValueKind == JsonValueKind.String ? recorded.GetString() == (flag ? "true" : "false") : recorded.GetBoolean() == flag,
        int number => recorded.TryGetInt32(out var expected) && expected == number,
        long number => recorded.TryGetInt64(out var expected) && expected == number,
        DateTime time => SameTime(recorded, time.ToUniversalTime()),
        _ => false,
    };

    // EC2 and KMS write milliseconds; what is below them is not on the wire.
    private static bool SameTime(JsonElement recorded, DateTime found) =>
        (RecordedTime.Read(recorded).UtcDateTime - found).Duration() < TimeSpan.FromMilliseconds(1);
}
