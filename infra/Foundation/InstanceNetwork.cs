using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using AmiPipeline.Configuration;
using Constructs;

namespace AmiPipeline.Infra.Foundation;

/// <summary>Where temporary instances run: the subnets that the deployer names, or a minimal VPC without a way out. Nothing may connect to them.</summary>
internal sealed class InstanceNetwork : Construct
{
    /// <summary>Names the network, or makes it.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    /// <param name="settings">What the deployer asks for.</param>
    public InstanceNetwork(Construct scope, PipelineNames names, InstanceSettings settings)
        : base(scope, "Network")
    {
        (SubnetIds, SecurityGroupId) = settings.SecurityGroupId is { } group ? ([.. settings.SubnetIds], group) : Make(names);
        // Of shared subnets, the group may be the deployment's or the owner's, who can share groups too.
        Arns =
        [
            .. SubnetIds.Select(id => Arn("subnet", id, settings.SubnetOwner)),
            Arn("security-group", SecurityGroupId),
            .. settings.SubnetOwner is { } owner ? new[] { Arn("security-group", SecurityGroupId, owner) } : [],
        ];
    }

    /// <summary>The subnets' ids.</summary>
    public IReadOnlyList<string> SubnetIds { get; }

    /// <summary>The security group's id.</summary>
    public string SecurityGroupId { get; }

    /// <summary>The ARNs of both.</summary>
    public IReadOnlyList<string> Arns { get; }

    // An instance only has to boot and to be stopped: no gateway, no endpoint, no peer.
    private (IReadOnlyList<string> SubnetIds, string SecurityGroupId) Make(PipelineNames names)
    {
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.0.0.0/24"),
            // The first two, whichever account and Region it is deployed to: CDK would look them up if it knows these.
            AvailabilityZones = [Fn.Select(0, Fn.GetAzs()), Fn.Select(1, Fn.GetAzs())],
            NatGateways = 0,
            CreateInternetGateway = false,
            SubnetConfiguration = [new SubnetConfiguration { Name = "Isolated", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 27 }],
        });
        var group = new SecurityGroup(this, "SecurityGroup", new SecurityGroupProps
        {
            Vpc = vpc,
            Description = $"Temporary instances of {names.Pipeline}: nothing in, nothing out.",
            AllowAllOutbound = false,
        });
        return ([.. vpc.IsolatedSubnets.Select(subnet => subnet.SubnetId)], group.SecurityGroupId);
    }

    private string Arn(string type, string id, string? account = null) =>
        Stack.Of(this).FormatArn(new ArnComponents { Service = "ec2", Account = account, Resource = type, ResourceName = id });
}
