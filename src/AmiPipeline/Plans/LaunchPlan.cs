using System.Diagnostics.CodeAnalysis;
namespace AmiPipeline.Plans;

/// <summary>How the temporary instance is launched.</summary>
/// <param name="InstanceTypes">In order of preference, at least one; the next is tried when EC2 has no capacity.</param>
/// <param name="SubnetIds">In order of preference; empty leaves the choice to EC2. No instance gets a public address, whatever its subnet says.</param>
/// <param name="SecurityGroupIds">All of them; empty for a temporary one without rules.</param>
public sealed record LaunchPlan(IReadOnlyList<string> InstanceTypes, IReadOnlyList<string> SubnetIds, IReadOnlyList<string> SecurityGroupIds)
{
    /// <summary>The VPC of each subnet, if the temporary security group is made; empty if there are security groups already.</summary>
    [AllowNull]
    public IReadOnlyDictionary<string, string> VpcIds { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();
}
