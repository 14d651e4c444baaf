using System.Globalization;
using System.Text.Json;

namespace AmiPipeline.Simulator.Kms;

/// <summary>One page of a list of grants.</summary>
internal sealed record GrantPage(int Limit, int Offset)
{
    public static GrantPage Read(ActionParameters parameters)
    {
        var offset = 0;
        if (parameters.Text("Marker") is { } marker && !int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
        {
            throw new ServiceErrorException("InvalidMarkerException", "The marker is not valid.");
        }

        return new GrantPage(parameters.Number("Limit", 1, 100) ?? 50, offset);
    }

    public void Write(Utf8JsonWriter json, IEnumerable<(KmsKey Key, KmsGrant Grant)> grants)
    {
        var rest = grants.Skip(Offset).Take(Limit + 1).ToList();
        json.WriteStartArray("Grants");
        foreach (var (key, grant) in rest.Take(Limit))
        {
            WriteGrant(json, key, grant);
        }

        json.WriteEndArray();
        json.WriteBoolean("Truncated", rest.Count > Limit);
        if (rest.Count > Limit)
        {
            json.WriteString("NextMarker", (Offset + Limit).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteGrant(Utf8JsonWriter json, KmsKey key, KmsGrant grant)
    {
        json.WriteStartObject();
        json.WriteString("KeyId", key.Arn);
        json.WriteString("GrantId", grant.Id);
        json.WriteString("GranteePrincipal", grant.GranteePrincipal);
        json.WriteString("IssuingAccount", Partition.Of(key.Region).Global("iam", key.OwnerId, "root"));
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
