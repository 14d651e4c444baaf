namespace AmiPipeline.Simulator.Definitions;

/// <summary>How a world's file names what a security group's rule lets through.</summary>
internal static class RuleMembers
{
    public static string NameOf(PeerKind kind) => kind switch
    {
        PeerKind.Ipv4 => "ipv4",
        PeerKind.Ipv6 => "ipv6",
        PeerKind.Group => "group",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not what a rule names"),
    };

    public static SecurityRule Read(StrictObject json)
    {
        var peers = Enum.GetValues<PeerKind>().Where(kind => json.Text(NameOf(kind)) is not null).ToList();
        var rule = peers is [var kind]
            ? new SecurityRule(json.Required("protocol"), json.Number("fromPort"), json.Number("toPort"), kind, json.Required(NameOf(kind)), json.Text("description"))
            : throw json.Error("a rule has one of \"ipv4\", \"ipv6\" and \"group\".");
        json.End();
        return rule;
    }
}
