using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.Simulator.Logs;

namespace AmiPipeline.Scenarios.Wire;

/// <summary>
/// What the functions put on the wire is what they mean: no list without items, no empty text, no zero and no false slips out of a default. EC2 refuses an empty
/// list, and takes the others at their word.
/// </summary>
internal static class WireRules
{
    private const string PublicAddress = @"^NetworkInterface\.1\.AssociatePublicIpAddress$";

    /// <summary>The parameters that are empty or false on purpose.</summary>
    private static readonly (string Action, string Parameter, string Value, string Reason)[] Meant =
    [
        ("RunInstances", @"^BlockDeviceMapping\.\d+\.NoDevice$", "", "drops a device: the API's own form"),
        ("RunInstances", PublicAddress, "false", "nobody connects to a temporary instance"),
        ("RunInstances", @"^NetworkInterface\.1\.DeviceIndex$", "0", "the primary network interface"),
        ("CreateImage", "^NoReboot$", "false", "the request lets EC2 reboot the instance"),
        (".*", @"^BlockDeviceMapping\.\d+\.Ebs\.DeleteOnTermination$", "false", "the volume is kept"),
        ("CreateImage|RegisterImage", @"^BlockDeviceMapping\.\d+\.Ebs\.Encrypted$", "false", "a volume without content stays plain"),
        (".*", @"^TagSpecification\.\d+\.Tag\.\d+\.Value$", "", "a tag of the request that has no value"),
    ];

    /// <summary>What no call was meant to say, and what no launch of a function may leave out: that there is no public address.</summary>
    public static IEnumerable<string> Faults(IReadOnlyCollection<RecordedCall> calls) => Unmeant(calls).Concat(
        from call in calls
        where call is { Action: "RunInstances", RoleArn: not null } && !call.Parameters.Any(parameter => Regex.IsMatch(parameter.Key, PublicAddress) && parameter.Value == "false")
        select "RunInstances leaves the public address to the subnet");

    private static IEnumerable<string> Unmeant(IEnumerable<RecordedCall> calls) =>
        from call in calls
        from parameter in Sent(call)
        where parameter.Value is "" or "0" or "false" or "null" or "[]" or "{}"
        where !Meant.Any(meant => Regex.IsMatch(call.Action, $"^({meant.Action})$") && Regex.IsMatch(parameter.Key, meant.Parameter) && parameter.Value == meant.Value)
        select $"{call.Action} sends {parameter.Key}={parameter.Value}";

    // The Query protocol is flat already; a JSON body is one parameter.
    private static IEnumerable<KeyValuePair<string, string>> Sent(RecordedCall call) => call.Service == "kms"
        ? call.Parameters.SelectMany(member => Leaves(member.Key, member.Value))
        : call.Parameters;

    private static IEnumerable<KeyValuePair<string, string>> Leaves(string name, string text)
    {
        if (text is not ['{' or '[', ..])
        {
            return [new(name, text)];
        }

        var element = JsonDocument.Parse(text).RootElement;
        var inner = element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(member => Leaves($"{name}.{member.Name}", member.Value.ToString())).ToList()
            : element.EnumerateArray().SelectMany(item => Leaves(name, item.ToString())).ToList();
        return inner.Count > 0 ? inner : [new(name, text)];
    }
}
