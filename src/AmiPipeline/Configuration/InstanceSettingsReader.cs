using AmiPipeline.Documents;

namespace AmiPipeline.Configuration;

/// <summary>Reads <c>instances</c>.</summary>
internal static class InstanceSettingsReader
{
    public static readonly string[] Architectures = ["x86_64", "arm64", "i386"];

    public static InstanceSettings? Read(FieldReader configuration)
    {
        if (configuration.Object("instances") is not { } fields)
        {
            return null;
        }

        var settings = new InstanceSettings
        {
            SubnetIds = ListReader.Strings(fields, "subnetIds", id => AwsFormats.IsEc2Id(id, "subnet"), "a subnet id: subnet- and 8 or 17 hexadecimal digits"),
            SubnetOwner = fields.String("subnetOwner"),
            SecurityGroupId = fields.Ec2Id("securityGroupId", "sg"),
            Types = ReadTypes(fields),
        };
        fields.RefuseOthers();

        if (settings.SubnetOwner is { } owner && !AwsFormats.IsAccountId(owner))
        {
            fields.Problem("subnetOwner", $"is \"{owner}\"; must be an account id of 12 digits");
        }
        else if (fields.Has("subnetOwner") && !fields.Has("subnetIds"))
        {
            fields.Problem("subnetOwner", "goes with subnetIds: it is the account that shares them");
        }

        if (fields.Has("subnetIds") && !fields.Has("securityGroupId"))
        {
            fields.Problem("securityGroupId", "is missing; give a group of the subnets' VPC, which needs no rules at all");
        }
        else if (fields.Has("securityGroupId") && !fields.Has("subnetIds"))
        {
            fields.Problem("subnetIds", "is missing; a security group goes with the subnets of its VPC. Leave both out for a VPC of the deployment's own");
        }

        return settings;
    }

    private static SortedDictionary<string, IReadOnlyList<string>> ReadTypes(FieldReader instances)
    {
        var types = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (instances.Object("types") is not { } fields)
        {
            return types;
        }

        foreach (var architecture in Architectures)
        {
            var ofArchitecture = ListReader.Strings(fields, architecture, AwsFormats.IsInstanceType, "an instance type such as t3.small");
            if (ofArchitecture.Count > 0)
            {
                types.Add(architecture, ofArchitecture);
            }
        }

        fields.RefuseOthers();
        return types;
    }
}
