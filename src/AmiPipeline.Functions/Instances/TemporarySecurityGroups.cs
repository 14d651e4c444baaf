namespace AmiPipeline.Functions.Instances;

/// <summary>The security groups of a temporary instance if none is configured: one in each VPC that a launch is tried in, without a rule in either direction.</summary>
/// <remarks>
/// CreateSecurityGroup has no client token, but names are unique in a VPC: the name is the execution's own, so that a group whose call was answered by
/// nobody is found again, and none is made twice.
/// </remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="location">Where the instance runs.</param>
/// <param name="execution">The execution.</param>
/// <param name="plan">The plan.</param>
internal sealed class TemporarySecurityGroups(AwsClients aws, AwsLocation location, ExecutionIdentity execution, ImagePlan plan)
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>The id of the group in a VPC; it exists then, and has no rules.</summary>
    /// <param name="vpcId">The VPC.</param>
    /// <exception cref="ResourceNotVisibleException">The group exists, and does not show yet.</exception>
    public async Task<string> InAsync(string vpcId)
    {
        if (!_ids.TryGetValue(vpcId, out var id))
        {
            var made = await aws.Reader(location).SecurityGroupsAsync(Ec2Filters.MadeBy(execution), Ec2Filters.InVpc(vpcId));
            id = made is [var group, ..] ? group.GroupId : await CreateAsync(vpcId);
            await CloseAsync(id);
            _ids[vpcId] = id;
        }

        return id;
    }

    /// <summary>Asks EC2 whether the group in a VPC might be made: ends in an error in any case, <c>DryRunOperation</c> if it might.</summary>
    /// <param name="vpcId">The VPC.</param>
    public Task DryRunAsync(string vpcId) => CreateAsync(vpcId, dryRun: true);

    private async Task<string> CreateAsync(string vpcId, bool? dryRun = null)
    {
        var name = $"ami-pipeline-{ClientTokens.Create(execution, FunctionNames.LaunchInstance, vpcId)}";
        try
        {
            var response = await aws.Ec2WithoutRetries(location).CreateSecurityGroupAsync(new CreateSecurityGroupRequest
            {
                DryRun = dryRun,
                GroupName = name,
                Description = "Temporary instance of AmiPipeline: nothing in, nothing out",
                VpcId = vpcId,
                TagSpecifications = Ec2Tags.ForNew(execution, plan, deviceName: null, ResourceType.SecurityGroup),
            });
            return response.GroupId;
        }
        catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.SecurityGroupDuplicate)
        {
            throw new ResourceNotVisibleException($"DescribeSecurityGroups does not show {name} in {vpcId}, which exists.", error);
        }
    }

    // EC2 lets everything out of a new group, by IPv6 too if the VPC has it.
    private async Task CloseAsync(string id)
    {
        if (await aws.Reader(location).SecurityGroupsAsync([id]) is not [var group, ..])
        {
            throw new ResourceNotVisibleException($"DescribeSecurityGroups does not show {id}.");
        }

        if (WireList.OrNothing((group.IpPermissionsEgress ?? []).Select(Copy)) is { } rules)
        {
            try
            {
                await aws.Ec2(location).RevokeSecurityGroupEgressAsync(new RevokeSecurityGroupEgressRequest { GroupId = id, IpPermissions = rules });
            }
            catch (AmazonEC2Exception error) when (error.ErrorCode == Ec2ErrorCodes.RuleNotFound)
            {
                // Revoked already, by a call whose answer was lost: the listing was older.
            }
        }
    }

    // As DescribeSecurityGroups returns it, but without empty lists, which EC2 refuses.
    private static IpPermission Copy(IpPermission rule) => new()
    {
        IpProtocol = rule.IpProtocol,
        FromPort = rule.FromPort,
        ToPort = rule.ToPort,
        Ipv4Ranges = WireList.OrNothing((rule.Ipv4Ranges ?? []).Select(range => new IpRange { CidrIp = range.CidrIp })),
        Ipv6Ranges = WireList.OrNothing((rule.Ipv6Ranges ?? []).Select(range => new Ipv6Range { CidrIpv6 = range.CidrIpv6 })),
    };
}
