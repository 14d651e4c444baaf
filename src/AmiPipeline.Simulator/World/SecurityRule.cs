namespace AmiPipeline.Simulator.World;

/// <summary>One thing a security group lets through: a protocol, its ports, and one source or target.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, a number, or <c>-1</c> for all.</param>
/// <param name="FromPort">The first port; null for all.</param>
/// <param name="ToPort">The last port; null for all.</param>
/// <param name="Kind">What <paramref name="Peer"/> is.</param>
/// <param name="Peer">A range of addresses, or the id of a group.</param>
/// <param name="Description">What it is for; no part of what it lets through.</param>
internal sealed record SecurityRule(string Protocol, int? FromPort, int? ToPort, PeerKind Kind, string Peer, string? Description)
{
    public static SecurityRule AllOut { get; } = new("-1", null, null, PeerKind.Ipv4, "0.0.0.0/0", null);

    public bool AllowsTheSameAs(SecurityRule other) => this with { Description = null } == other with { Description = null };
}
