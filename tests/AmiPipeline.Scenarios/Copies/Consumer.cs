using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Sharing;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>An account that images are shared with, in an organization and a unit of it: what its people do, and what its Auto Scaling groups do in their own role.</summary>
/// <param name="account">The accounts.</param>
internal sealed class Consumer(CopyAccount account)
{
    /// <summary>The role that its groups launch as.</summary>
    public const string AutoScaling = $"arn:aws:iam::{CopyAccount.Third}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

    public const string Organization = "arn:aws:organizations::111122223333:organization/o-exampleorg1";
    public const string Unit = "arn:aws:organizations::111122223333:ou/o-exampleorg1/ou-ab12-cdefghij";

    private static readonly AwsLocation Place = new(CopyAccount.Third, Account.Region);

    /// <summary>The examples' world, with the account in the organization and a network in it.</summary>
    public static string World { get; } = Examples.WorldJson
        .Replace($"\"id\": \"{CopyAccount.Third}\",", $"\"id\": \"{CopyAccount.Third}\", \"organizationId\": \"o-exampleorg1\", \"organizationalUnitIds\": [\"ou-ab12-cdefghij\"],", StringComparison.Ordinal)
        .Replace(
            "{ \"name\": \"us-east-1\", \"keys\": [{ \"alias\": \"alias/copies\"",
            """{ "name": "us-east-1", "subnets": [{ "id": "subnet-07000000000000001", "vpcId": "vpc-07000000000000001", "zone": "us-east-1a", "zoneId": "use1-az1", "cidrBlock": "172.31.0.0/20" }], "keys": [{ "alias": "alias/copies" """.TrimEnd(),
            StringComparison.Ordinal);

    /// <summary>KMS for the account's people: a role that may do everything that others let the account do.</summary>
    public IAmazonKeyManagementService Kms => In(account, "people", "/", """{ "Effect": "Allow", "Action": "kms:*", "Resource": "*" }""").Kms(Place);

    /// <summary>A person of the account makes a grant.</summary>
    /// <param name="keyArn">On which key.</param>
    /// <param name="grantee">For whom.</param>
    /// <param name="operations">Of what. Default: what it takes to launch.</param>
    /// <returns>The grant's id; null if KMS refuses it.</returns>
    public async Task<string?> GrantAsync(string keyArn, string grantee = AutoScaling, params IReadOnlyList<string> operations)
    {
        try
        {
            return (await Kms.CreateGrantAsync(new CreateGrantRequest { KeyId = keyArn, GranteePrincipal = grantee, Operations = [.. operations is [] ? SourceAccess.GrantOperations : operations] })).GrantId;
        }
        catch (AmazonKeyManagementServiceException refused) when (refused.ErrorCode is "AccessDeniedException" or "NotFoundException")
        {
            return null;
        }
    }

    /// <summary>An Auto Scaling group launches an image, in its own role, which AWS lets use no key.</summary>
    /// <param name="imageId">The image.</param>
    /// <returns>The instance's state after a while.</returns>
    public async Task<string> LaunchByGroupAsync(string imageId)
    {
        var ec2 = In(account, "AWSServiceRoleForAutoScaling", "/aws-service-role/autoscaling.amazonaws.com/", """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""").Ec2(Place);
        var launched = await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = imageId, InstanceType = "t3.small", SubnetId = "subnet-07000000000000001", MinCount = 1, MaxCount = 1 });
        account.Home.Engine.Clock.Advance(TimeSpan.FromMinutes(10));
        return account.In(Place).Instances.Single(instance => instance.Id == launched.Reservation.Instances[0].InstanceId).State;
    }

    /// <summary>The owner of a key adds statements to its policy.</summary>
    /// <param name="keyArn">The key.</param>
    /// <param name="statements">The statements.</param>
    public async Task AddToPolicyAsync(string keyArn, JsonArray statements)
    {
        var owner = Arn.Parse(keyArn).Location();
        var all = new JsonArray(JsonNode.Parse($$"""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{owner.AccountId}}:root" }, "Action": "kms:*", "Resource": "*" }"""));
        foreach (var statement in statements)
        {
            all.Add(statement!.DeepClone());
        }

        await SimulatedClients.Create(account.Home.Engine.Cloud, account.Home.Engine.Clock).Kms(owner).PutKeyPolicyAsync(new PutKeyPolicyRequest
        {
            KeyId = keyArn,
            PolicyName = "default",
            Policy = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = all }.ToJsonString(),
        });
    }

    private static AwsClients In(CopyAccount account, string name, string path, string statement)
    {
        var role = new RoleDefinition
        {
            Name = name,
            Path = path,
            TrustPolicy = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "autoscaling.amazonaws.com" }, "Action": "sts:AssumeRole" }] }""",
            Policies = new Dictionary<string, string> { ["inline"] = $$"""{ "Version": "2012-10-17", "Statement": [{{statement}}] }""" },
        };
        var cloud = account.Home.Engine.Cloud;
        return SimulatedClients.Create(new RoleHttpHandler(cloud, cloud.Iam.DefineRole(CopyAccount.Third, role), "session", CopyAccount.Third), account.Home.Engine.Clock);
    }
}
