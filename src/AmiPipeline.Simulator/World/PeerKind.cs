namespace AmiPipeline.Simulator.World;

/// <summary>What a rule of a security group names.</summary>
internal enum PeerKind
{
    Ipv4,
    Ipv6,
    Group,
}
