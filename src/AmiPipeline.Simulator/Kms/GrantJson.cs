using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>Writes a list of grants.</summary>
internal static class GrantJson
{
    public static void Write(Utf8JsonWriter json, JsonPage page, IEnumerable<(KmsKey Key, KmsGrant Grant)> grants) =>
        page.Write(json, "Grants", grants, grant => WriteGrant(json, grant.Key, grant.Grant));

    private static void WriteGrant(Utf8JsonWriter json, KmsKey key, KmsGrant grant)
    {
        json.WriteStartObject();
        json.WriteString("KeyId", key.Arn);
        json.WriteString("GrantId", grant.Id);
        json.WriteString("GranteePrincipal", grant.GranteePrincipal);
        json.WriteString("IssuingAccount", Partition.FromRegion(key.Region).Global("iam", grant.IssuingAccount, "root"));
        json.WriteNumber("CreationDate", grant.CreationDate.ToUnixTimeSeconds());
        if (grant.RetiringPrincipal is not null)
        {
            json.WriteString("RetiringPrincipal", grant.RetiringPrincipal);
        }

        if (grant.Name is not null)
        {
            json.WriteString("Name", grant.Name);
        }

        json.WriteStartArray("Operations");
        foreach (var operation in grant.Operations)
        {
            json.WriteStringValue(operation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
