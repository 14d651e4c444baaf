namespace AmiPipeline.Simulator.Ec2.Instances;

/// <summary>What an instance type asks of its image.</summary>
/// <param name="Name">Such as <c>t3.small</c>.</param>
/// <param name="IsArm">True for Graviton.</param>
/// <param name="IsNitro">True for the types that need ENA.</param>
internal sealed record InstanceTypeTraits(string Name, bool IsArm, bool IsNitro)
{
    public string Architecture => IsArm ? "arm64" : "x86_64";

    public string Hypervisor => IsNitro ? "nitro" : "xen";

    public string EnaSupport => IsNitro ? "required" : "unsupported";
}
